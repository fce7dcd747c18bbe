/** A page as a newspaper might print it, in our own words and in both colour schemes. */
export const news = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A cable with two ends</title><link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark; --paper: #fff; --ink: #121212; --soft: #5a5a5a; --line: #dcdcdc; --link: #326891 }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #121212; --ink: #e6e6e6; --soft: #a8a8a8; --line: #3a3a3a; --link: #8db9e0 }
  }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.6 Georgia, 'Liberation Serif', serif }
  header { padding: 14px 24px; border-bottom: 1px solid var(--line); font: 700 22px/1 Georgia, serif; text-align: center }
  article { max-width: 620px; margin: 0 auto; padding: 28px 20px }
  h1 { font-size: 34px; line-height: 1.15; margin: 0 0 10px }
  .lead { color: var(--soft); font-size: 20px; margin: 0 0 8px }
  .by { color: var(--soft); font: 14px/1.4 sans-serif; border-bottom: 1px solid var(--line); padding-bottom: 14px }
  h2 { font-size: 22px; margin: 26px 0 6px }
  p { margin: 0 0 14px }
  a { color: var(--link) }
</style></head><body>
<header>The Morning Ledger</header>
<article>
  <h1>A cable with two ends</h1>
  <p class="lead">Ports, data centres and standards: how three capitals court the same coast.</p>
  <p class="by">By our correspondent · 4 March</p>
  <p>The ship that laid the last stretch of fibre left the harbour on Tuesday. For the ministry it was the
  first visible piece of the Digital Silk Road; for the bank in Brussels that financed the landing station
  next door it was a reason to speak of the <a href="#gateway">Global Gateway</a> again.</p>
  <p>Officials avoid the word contest. Yet in the Trade and Technology Council (TTC), diplomats say, the coast
  came up twice. AUKUS partners asked about the cable’s route, and NATO about who repairs it.</p>
  <h2>Who writes the rules</h2>
  <p>The minister prefers to speak of cyber sovereignty, a phrase she heard at the World Internet Conference.
  Her own advisers went to the Internet Governance Forum and came home with another one: the multi-stakeholder
  model. Between the two lies a year of committee work on cyber norms.</p>
  <p>“We did not choose a bloc,” says the harbour master. “We chose a delivery date.” Whether that counts as
  digital diplomacy is, he adds, for others to say.</p>
</article></body></html>`;

/** The page where only one council is meant, and an acronym that others use too. */
export const council = news.replace(
  'Trade and Technology Council (TTC)',
  'EU-US Trade and Technology Council, or TTC',
);

/** The page with a box over it, opened by a method of the element. */
export function inBox(tag: string, method: string): string {
  const [name] = tag.split(' ');
  return news.replace(
    '</body>',
    `<${tag} id="box" style="max-width: 420px; padding: 24px; font: 18px/1.6 Georgia, serif">
      <h2 style="margin-top: 0">While you were away</h2>
      <p>Two more ports joined the Digital Silk Road, and one left.</p><button>Go on</button>
    </${name}><script>box.${method}()</script></body>`,
  );
}

/** A page that runs from right to left. */
export const arabic = `<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>كابل</title><link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark }
  body { max-width: 620px; margin: 40px auto; font: 20px/1.8 'Noto Naskh Arabic', 'DejaVu Sans', serif }
</style></head><body>
<h1>كابل بطرفين</h1>
<p>غادرت السفينة الميناء يوم الثلاثاء. وترى الوزارة فيه جزءا من طريق الحرير الرقمي، أما البنك في بروكسل فيراه مشروعا أوروبيا.</p>
<p>يقول مدير الميناء إنه لم يختر طرفا، بل اختار موعدا للتسليم.</p>
</body></html>`;
