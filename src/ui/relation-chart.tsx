import { useRef } from 'preact/hooks';
import { layOutRelations, type MapText, type RelationGroup } from '../charts/relation-map.ts';
import type { Relation } from '../glossary/entry.ts';
import type { RelationType } from '../glossary/term.ts';
import type { Words } from '../words.ts';
import { useBoxSize } from './box-size.ts';
import { relationWord } from './entry-words.ts';

interface RelationChartProps {
  readonly name: string;
  readonly relations: readonly Relation[];
  readonly words: Words;
  readonly addressOf: (term: string) => string;
}

/** The closest ties first. */
const order: Readonly<Record<RelationType, number>> = {
  'part-of': 0,
  'has-part': 1,
  'member-of': 2,
  'has-member': 3,
  'successor-of': 4,
  'predecessor-of': 5,
  implements: 6,
  'implemented-by': 7,
  opposes: 8,
  'see-also': 9,
};
const LINE = 1.35;

/** A term and what it is related to, as a map whose terms are links; and the same as a list, for whoever prefers one. */
export function RelationChart({ name, relations, words, addressOf }: RelationChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useBoxSize(box);
  const types = [...new Set(relations.map(({ type }) => type))].toSorted((a, b) => order[a] - order[b]);
  const groups: RelationGroup[] = types.map((type) => ({
    name: relationWord(type, words),
    terms: relations.filter((one) => one.type === type).map(({ term, label }) => ({ id: term, label })),
  }));
  const map = size && layOutRelations(name, groups, size.width, size.letters);
  return (
    <>
      <div class="relation-chart" ref={box}>
        {size !== undefined && map !== undefined && (
          <svg width={size.width} height={map.height} role="group" aria-label={words('entryMap', name)}>
            {map.groups.flatMap(({ terms }) =>
              terms.map(({ id, path }) => <path key={id} class="tie" d={path} />),
            )}
            <rect class="middle" {...map.centre.box} rx={8} />
            <Lines className="middle-name" text={map.centre} letters={size.letters} />
            {map.groups.map((group) => (
              <g key={`${group.name} ${group.heading.anchor}`}>
                <Lines className="relation" text={group.heading} letters={size.letters} />
                {group.terms.map((term) => (
                  <a
                    key={term.id}
                    href={addressOf(term.id)}
                    aria-label={words('entryMapLink', term.label, group.name)}
                  >
                    <rect class="reach" {...term.box} />
                    <Lines className="neighbour" text={term} letters={size.letters} />
                  </a>
                ))}
              </g>
            ))}
          </svg>
        )}
      </div>
      <details>
        <summary>{words('entryList')}</summary>
        {groups.map(({ name: relation, terms }) => (
          <div key={relation}>
            <h3>{relation}</h3>
            <ul class="related">
              {terms.map(({ id, label }) => (
                <li key={id}>
                  <a href={addressOf(id)}>{label}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  );
}

function Lines({ className, text, letters }: { className: string; text: MapText; letters: number }) {
  return (
    <text class={className} text-anchor={text.anchor} dominant-baseline="central">
      {text.lines.map((line, i) => (
        <tspan key={line} x={text.x} y={text.y + i * LINE * letters}>
          {line}
          {/* For whoever reads the text, which has a space where a line ends. */}
          {!/[-–/]$/u.test(line) && <tspan font-size={0}> </tspan>}
        </tspan>
      ))}
    </text>
  );
}
