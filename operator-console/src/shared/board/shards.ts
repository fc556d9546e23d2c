const COUNT = 1024;

type Buckets<V> = readonly (ReadonlyMap<string, V> | undefined)[];

/** An immutable map whose changed copy shares all but the touched part, so that a change costs the same at any size. */
export class Shards<V> {
  private constructor(
    private readonly buckets: Buckets<V>,
    readonly size: number,
  ) {}

  static empty<V>(): Shards<V> {
    return new Shards<V>([], 0);
  }

  get(key: string): V | undefined {
    return this.buckets[placeOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.buckets[placeOf(key)]?.has(key) ?? false;
  }

  *values(): Generator<V> {
    for (const bucket of this.buckets) if (bucket) yield* bucket.values();
  }

  *keys(): Generator<string> {
    for (const bucket of this.buckets) if (bucket) yield* bucket.keys();
  }

  edit(): ShardsEdit<V> {
    return new ShardsEdit(this.buckets, this.size, (buckets, size) =>
      size === this.size && buckets === this.buckets ? this : new Shards(buckets, size),
    );
  }
}

/** Changes on the way to a new map; the map they began with stays as it is. */
export class ShardsEdit<V> {
  private touched: (ReadonlyMap<string, V> | undefined)[] | null = null;
  private readonly own = new Map<number, Map<string, V>>();

  constructor(
    private readonly buckets: Buckets<V>,
    private size: number,
    private readonly make: (buckets: Buckets<V>, size: number) => Shards<V>,
  ) {}

  get(key: string): V | undefined {
    return (this.touched ?? this.buckets)[placeOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return (this.touched ?? this.buckets)[placeOf(key)]?.has(key) ?? false;
  }

  set(key: string, value: V): void {
    const bucket = this.bucket(placeOf(key));
    if (!bucket.has(key)) this.size += 1;
    bucket.set(key, value);
  }

  delete(key: string): void {
    if (!this.has(key)) return;
    this.bucket(placeOf(key)).delete(key);
    this.size -= 1;
  }

  done(): Shards<V> {
    return this.make(this.touched ?? this.buckets, this.size);
  }

  private bucket(place: number): Map<string, V> {
    const known = this.own.get(place);
    if (known) return known;
    this.touched ??= [...this.buckets];
    const copy = new Map(this.touched[place]);
    this.touched[place] = copy;
    this.own.set(place, copy);
    return copy;
  }
}

function placeOf(key: string): number {
  let hash = 2166136261;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619);
  return (hash ^ (hash >>> 15)) & (COUNT - 1);
}
