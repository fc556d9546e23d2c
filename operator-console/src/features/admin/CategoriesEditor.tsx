import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/Button';
import { AreaField } from '@/shared/ui/Field';
import type { Category } from '@/shared/wire/settings';
import styles from './Categories.module.css';
import { categoriesOf, linesOf, moved, shifted, without, withNext } from './categories';

interface Props {
  categories: readonly Category[];
  error: string | null;
  onChange: (categories: Category[]) => void;
}

/** The categories as a tree of two levels, or as lines. */
export function CategoriesEditor({ categories, error, onChange }: Props) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const add = (at: number) => {
    onChange(withNext(categories, at, crypto.randomUUID()));
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLInputElement>('input[data-empty=true]')?.focus();
    });
  };
  return (
    <div className={styles.editor}>
      {lines === null ? (
        <ul ref={list} className={styles.tree} aria-label={t('classification.categories')}>
          {categories.map((category, at) => (
            <li
              key={category.categoryId}
              className={category.parentId ? styles.below : undefined}
              data-testid="category"
              data-level={category.parentId ? 2 : 1}
            >
              <input
                className={styles.name}
                value={category.name}
                maxLength={90}
                data-empty={category.name === ''}
                aria-label={t(category.parentId ? 'classification.subcategory' : 'classification.category')}
                onChange={(event) => {
                  const name = event.target.value.replaceAll('/', '');
                  onChange(categories.map((each, index) => (index === at ? { ...each, name } : each)));
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') {
                    event.preventDefault();
                    add(at);
                  } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                    event.preventDefault();
                    onChange(moved(categories, at, event.key === 'ArrowUp' ? -1 : 1));
                  } else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
                    event.preventDefault();
                    onChange(shifted(categories, at, event.key === 'ArrowRight'));
                  }
                }}
              />
              <IconButton
                icon={category.parentId ? 'back' : 'chevronRight'}
                label={t(category.parentId ? 'classification.outdent' : 'classification.indent')}
                shortcut={category.parentId ? 'Alt ←' : 'Alt →'}
                data-testid="category-shift"
                onClick={() => {
                  onChange(shifted(categories, at, !category.parentId));
                }}
              />
              <IconButton
                icon="arrowUp"
                label={t('admin.moveUp', { name: category.name })}
                shortcut="Alt ↑"
                onClick={() => {
                  onChange(moved(categories, at, -1));
                }}
              />
              <IconButton
                icon="arrowDown"
                label={t('admin.moveDown', { name: category.name })}
                shortcut="Alt ↓"
                onClick={() => {
                  onChange(moved(categories, at, 1));
                }}
              />
              <IconButton
                icon="trash"
                label={t('common.takeOut', { name: category.name })}
                data-testid="category-remove"
                onClick={() => {
                  onChange(without(categories, at));
                }}
              />
            </li>
          ))}
        </ul>
      ) : (
        <AreaField
          label={t('classification.lines')}
          hint={t('classification.linesHint')}
          name="lines"
          rows={Math.min(16, Math.max(6, lines.split('\n').length + 1))}
          value={lines}
          onChange={(event) => {
            setLines(event.target.value);
            onChange(categoriesOf(event.target.value, categories, () => crypto.randomUUID()));
          }}
        />
      )}
      {error && (
        <p className={styles.wrong} role="alert">
          {error}
        </p>
      )}
      <div className={styles.deeds}>
        {lines === null && (
          <Button
            icon="plus"
            data-testid="category-add"
            onClick={() => {
              add(-1);
            }}
          >
            {t('classification.add')}
          </Button>
        )}
        <Button
          icon="rows"
          data-testid="category-lines"
          onClick={() => {
            setLines(lines === null ? linesOf(categories) : null);
          }}
        >
          {t(lines === null ? 'classification.asLines' : 'classification.asTree')}
        </Button>
      </div>
    </div>
  );
}
