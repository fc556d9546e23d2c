/** Whether a visitor may be led there: to a page of this site, or of one the placement names, and nothing that runs. */
export function mayGo(url: string, sites: readonly string[]): boolean {
  try {
    const target = new URL(url);
    const web = target.protocol === 'https:' || target.protocol === 'http:';
    return web && !target.username && !target.password && (target.origin === location.origin || sites.includes(target.origin));
  } catch {
    return false;
  }
}
