/** The line a site's owner puts into their pages. */
export function snippetOf(origin: string, placementId: string): string {
  return `<script async src="${origin}/widget/parley.js" data-placement="${placementId}"></script>`;
}
