import type { MarkLane } from './months-scale.ts'

/** Each kind has a shape of its own; filled = counted by a rule, outline = not counted. */
export function MarkShape({ lane, counted, x, y }: { readonly lane: MarkLane; readonly counted: boolean; readonly x: number; readonly y: number }) {
  const look = `jm${counted ? ' in' : ''}`
  switch (lane) {
    case 'air': return <path className={look} d={`M${x - 4} ${y + 4}l4 -9l4 9Z`} />
    case 'rail': return <path className={`${look} bar`} d={`M${x} ${y - 5}v10`} />
    case 'ship': return <path className={look} d={`M${x - 4} ${y - 3}h8l-2 6h-4Z`} />
    case 'border': return <rect className={look} x={x - 2.5} y={y - 4} width={5} height={8} />
    case 'spending': return <circle className={look} cx={x} cy={y} r={3} />
    case 'sanction': return <path className="jm act" d={`M${x} ${y - 5}l5 5l-5 5l-5 -5Z`} />
    case 'performance': return <circle className="jm pay" cx={x} cy={y} r={3.5} />
  }
}
