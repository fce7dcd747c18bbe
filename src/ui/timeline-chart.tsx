import { useRef, useState } from 'preact/hooks';
import { layOutTimeline } from '../charts/timeline.ts';
import type { Citation, Step } from '../glossary/entry.ts';
import type { Words } from '../words.ts';
import { useBoxSize } from './box-size.ts';
import { Timeline } from './entry-parts.tsx';
import { dateWords, shortDates } from './entry-words.ts';

interface TimelineChartProps {
  readonly name: string;
  readonly steps: readonly Step[];
  /** The entry's, to which steps point. */
  readonly citations: readonly Citation[];
  readonly words: Words;
  readonly locale: string;
}

/**
 * The steps as points on a line, and under it as the list that they are. A point that is looked at, by pointer, finger
 * or key, says its step and sources, and shows the step in the list. Arrow keys go from point to point.
 */
export function TimelineChart({ name, steps, citations, words, locale }: TimelineChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useBoxSize(box);
  const [looked, setLooked] = useState<number>();
  const first = steps[0]?.date ?? '';
  const last = steps.at(-1)?.date ?? '';
  return (
    <>
      <div class="timeline-chart" ref={box}>
        {size !== undefined && steps.length > 1 && (
          <Line
            label={words(
              'entryTimeline',
              name,
              dateWords(first, locale),
              dateWords(last, locale),
              String(steps.length),
            )}
            steps={steps}
            citations={citations}
            locale={locale}
            words={words}
            width={size.width}
            letters={size.letters}
            looked={looked}
            onLook={setLooked}
          />
        )}
      </div>
      <Timeline steps={steps} locale={locale} current={looked} />
    </>
  );
}

interface LineProps extends Pick<TimelineChartProps, 'steps' | 'citations' | 'words' | 'locale'> {
  readonly label: string;
  readonly width: number;
  readonly letters: number;
  readonly looked: number | undefined;
  readonly onLook: (place: number | undefined) => void;
}

function Line(props: LineProps) {
  const { label, steps, citations, words, locale, width, letters, looked, onLook } = props;
  const { points, isToScale } = layOutTimeline(
    steps.map(({ date }) => ({ date, labels: shortDates(date, locale) })),
    width,
    letters,
  );
  const group = useRef<SVGGElement>(null);
  const over = points.some((point) => point.label?.side === 'over') ? letters * 1.6 : 0;
  const under = points.some((point) => point.label?.side === 'under') ? letters * 1.6 : 0;
  const y = over + 14;
  const go = (event: KeyboardEvent, place: number): void => {
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: steps.length - 1 }[event.key];
    const point = to === undefined ? undefined : group.current?.children[to];
    if (!(point instanceof SVGGElement)) return;
    event.preventDefault();
    point.focus();
  };
  return (
    <>
      <svg width={width} height={y + 14 + under} role="group" aria-label={label}>
        <line class="axis" x1={0} x2={width} y1={y} y2={y} />
        <g ref={group}>
          {points.map(({ x, label: written }, place) => {
            const step = steps[place];
            if (step === undefined) return null;
            const sources = step.citations.flatMap((at) => citations[at]?.source.title ?? []);
            const date = dateWords(step.date, locale);
            const what =
              sources.length === 0
                ? words('entryStep', date, step.event)
                : words('entryStepFrom', date, step.event, sources.join('; '));
            return (
              <g
                key={step.date + step.event}
                class={place === looked ? 'point looked' : 'point'}
                role="img"
                aria-label={what}
                // In this case: Firefox knows no other in SVG.
                tabindex={place === (looked ?? 0) ? 0 : -1}
                onFocus={() => onLook(place)}
                onBlur={() => onLook(undefined)}
                onPointerEnter={() => onLook(place)}
                onPointerLeave={({ currentTarget }) => {
                  if (currentTarget !== document.activeElement) onLook(undefined);
                }}
                onKeyDown={(event) => go(event, place)}
              >
                <title>{what}</title>
                <rect class="reach" x={x - 14} y={y - 14} width={28} height={28} />
                <circle cx={x} cy={y} r={5.5} />
                {written !== undefined && (
                  <text
                    x={written.anchor === 'middle' ? x : written.anchor === 'start' ? x - 7 : x + 7}
                    y={written.side === 'over' ? y - 14 : y + 14 + letters * 0.8}
                    text-anchor={written.anchor}
                  >
                    {written.text}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      </svg>
      {!isToScale && <p class="chart-note">{words('entryNotToScale')}</p>}
    </>
  );
}
