/** Says in the tab's title how much is unread while nobody looks at the page, and leaves the title as it was after. */
export function titleAlert(page: Document): (unread: number) => void {
  const MARK = /^\(\d+\+?\) /;
  let count = 0;
  const write = () => {
    const bare = page.title.replace(MARK, '');
    const wanted = count > 0 && page.visibilityState === 'hidden' ? `(${count > 9 ? '9+' : count}) ${bare}` : bare;
    if (page.title !== wanted) page.title = wanted;
  };
  page.addEventListener('visibilitychange', write);
  return (unread) => {
    count = unread;
    write();
  };
}
