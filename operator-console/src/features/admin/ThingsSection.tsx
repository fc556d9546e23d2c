import type { ReactNode } from 'react';
import { type AdminSection, navigate } from '@/shared/router/router';
import type { IconName } from '@/shared/ui/icons';
import { type ListedThing, Listing } from './Listing';
import { Loaded } from './Loading';
import { type Kind, type ThingFormProps, useThings } from './things';
import { useReorder } from './useReorder';

interface Props<T> {
  kind: Kind;
  section: AdminSection;
  /** the one that is open, `new` for one to be made */
  id: string | null;
  idOf: (thing: T) => string;
  words: { title: string; text: string; add: string };
  empty: { icon: IconName; title: string; text: string };
  row: (thing: T) => Omit<ListedThing, 'id'>;
  form: (props: ThingFormProps<T>) => ReactNode;
  /** whether their order matters and can be changed */
  ordered?: boolean;
  /** below the list */
  children?: ReactNode;
}

/** All things of a kind, or the form of one. */
export function ThingsSection<T extends { version: number; rank?: number }>(props: Props<T>) {
  const { kind, section, id, idOf, words, empty, row, form, ordered = false, children } = props;
  const query = useThings<T>(kind);
  const move = useReorder(kind, query.data ?? [], idOf);
  const open = (next: string | null) => {
    navigate({ page: 'admin', section, id: next });
  };
  return (
    <Loaded query={query}>
      {(things) => {
        const chosen = things.find((each) => idOf(each) === id);
        if (chosen || id === 'new') {
          return <div key={id}>{form({ read: chosen, onReload: () => void query.refetch(), onDone: open })}</div>;
        }
        return (
          <>
            <Listing
              {...words}
              onAdd={() => {
                open('new');
              }}
              onOpen={open}
              onMove={ordered ? move : undefined}
              things={things.map((each) => ({ id: idOf(each), ...row(each) }))}
              empty={empty}
            />
            {things.length > 0 && children}
          </>
        );
      }}
    </Loaded>
  );
}
