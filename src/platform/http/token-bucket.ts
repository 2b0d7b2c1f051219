/** A bucket holds so many; each request takes one; it fills again at this pace. */
export type Rate = { readonly burst: number; readonly perSecond: number };

export type Buckets = {
  /** Takes one for whoever the key names: 0 where there was one, else the whole seconds until there will be. */
  readonly take: (key: string) => number;
};

const MOST_KEYS = 20_000;

/** Buckets in the memory of this process, seldom asked ones forgotten first: a flood of addresses fills no memory. */
export function tokenBuckets(
  { burst, perSecond }: Rate,
  seconds: () => number = () => performance.now() / 1000,
): Buckets {
  const kept = new Map<string, { left: number; at: number }>();
  return {
    take: (key) => {
      const now = seconds();
      const before = kept.get(key);
      const left = before ? Math.min(burst, before.left + (now - before.at) * perSecond) : burst;
      const isThere = left >= 1;
      kept.delete(key);
      kept.set(key, { left: isThere ? left - 1 : left, at: now });
      if (kept.size > MOST_KEYS) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
      return isThere ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
    },
  };
}
