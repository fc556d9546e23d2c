/** Where a visitor is in the company's own CRM; null unless the site has supplied an id and an address is set. */
export function crmLink(template: string | null | undefined, id: string | null | undefined): string | null {
  if (!template || !id || !/^https?:\/\//.test(template)) return null;
  return template.replaceAll('{id}', encodeURIComponent(id));
}
