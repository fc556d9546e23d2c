import { expect, it } from 'vitest';
import { inOrder } from './inOrder';

it('[T-15] the live board has those who take dialogs first, each by name', () => {
  const one = (name: string, status: 'online' | 'away' | 'offline') => ({
    operatorId: name,
    name,
    status,
    load: 0,
    limit: 5,
  });

  const order = inOrder([one('Alice', 'offline'), one('Boris', 'online'), one('Clara', 'away'), one('Anna', 'online')]);

  expect(order.map((each) => each.name)).toEqual(['Anna', 'Boris', 'Clara', 'Alice']);
});
