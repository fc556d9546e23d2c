/** A list that shuts out who saves it. */
export async function toLockOut(page) {
  await page.locator('textarea[name=addresses]').fill('192.0.2.0/24, 2001:db8::/32');
  await page.getByTestId('save').click();
  await page.getByTestId('lock-out-confirm').waitFor();
}

/** It is meant so. */
export async function toKept(page) {
  await toLockOut(page);
  await page.getByTestId('lock-out-confirm').click();
  await page.getByTestId('access-waiting').waitFor();
}
