/** Milliseconds of each step, as bars on one scale. */
export function Timings({ timingsMs }: { timingsMs: Record<string, number> }) {
  const rows = Object.entries(timingsMs);
  const longest = Math.max(...rows.map(([, ms]) => ms), 0.001);
  return (
    <div className="lobby-scores" >
      {rows.map(([step, ms]) => (
        <div className="lobby-bar" key={step}>
          <span className="lobby-bar-name">{step}</span>
          <span className="lobby-bar-track" aria-hidden="true"><span className="lobby-bar-fill is-time" style={{ width: `${(ms / longest) * 100}%` }} /></span>
          <span className="lobby-bar-value">{ms.toFixed(1)} ms</span>
        </div>
      ))}
    </div>
  );
}
