import type { LiveVisitor } from '@/shared/wire/visits';

/** Those on priority pages first, then who came last; who is leaving keeps their place until they are gone. */
export function inOrder(visitors: Iterable<LiveVisitor>): LiveVisitor[] {
  return [...visitors].sort(
    (a, b) =>
      Number(b.priority) - Number(a.priority) ||
      Date.parse(b.visit.beganAt) - Date.parse(a.visit.beganAt) ||
      a.visitorId.localeCompare(b.visitorId),
  );
}

/** An address as a row has room for: without the scheme. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** Whether an address may be a link here: only pages of the web, whatever a site has reported. */
export function isWeb(url: string): boolean {
  return /^https?:\/\//.test(url);
}

/** Whether the visitor may be invited now. */
export function mayInvite(visitor: LiveVisitor): boolean {
  return !visitor.leaving && visitor.visit.stage === 'available' && visitor.invitation?.state !== 'sent';
}

/** Whether the visitor is whom the operator looks for: by their code, their page or their city. */
export function isFound(visitor: LiveVisitor, sought: string): boolean {
  const words = sought.trim().toLowerCase();
  if (!words) return true;
  const { code, page, visit } = visitor;
  return [code, page.title, page.url, visit.city].some((text) => text?.toLowerCase().includes(words));
}
