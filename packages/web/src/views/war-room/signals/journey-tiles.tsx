import { Sparkline } from '../../../components/chart/sparkline.tsx';
import { useSignal } from '../../../components/chart/use-signal.ts';
import { StatusGlyph } from '../../../components/status-chip.tsx';
import { percent } from '../../../format/quantity.ts';
import { type Room, useRoom } from '../room.ts';

/** How each kind of user is, large enough for a phone. */
export function JourneyTiles() {
  const { view } = useRoom();
  return (
    <section aria-label="Users" className="grid shrink-0 grid-cols-2 gap-px border-y border-line bg-line-soft">
      {view.journeys.map((journey) => (
        <Tile key={journey.id} journey={journey} />
      ))}
    </section>
  );
}

function Tile({ journey }: { journey: Room['view']['journeys'][number] }) {
  const { session, theme } = useRoom();
  const ratio = useSignal(session.series, ({ latest }) => latest?.journeys[journey.id]?.ratio ?? null);
  const tone = ratio === null ? 'unknown' : ratio >= journey.target ? 'ok' : ratio >= 0.9 ? 'warn' : 'crit';
  return (
    <div className="bg-panel px-4 py-3 last:odd:col-span-2">
      <p className="flex items-center gap-2 truncate text-xs text-text-2">
        <StatusGlyph tone={tone} label={tone === 'ok' ? 'well' : 'below target'} />
        {journey.title}
      </p>
      <p className="num mt-1 font-mono text-xl font-semibold">{ratio === null ? '–' : percent(ratio)}</p>
      <Sparkline
        source={session.series}
        name={`ratio:${journey.id}`}
        max={1}
        theme={theme}
        windowSeconds={300}
        className="mt-1 h-6 w-full"
      />
    </div>
  );
}
