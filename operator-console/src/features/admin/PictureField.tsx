import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import styles from './Picture.module.css';

interface Props {
  label: string;
  hint: string;
  /** what it is for; says how large it may be */
  use: 'logo' | 'avatar' | 'invitation';
  /** the picture's id in the form */
  value: string | null | undefined;
  error: string | null;
  onChange: (pictureId: string | null) => void;
}

/** A picture that visitors see: chosen, shown at once, and kept when the form is saved. */
export function PictureField({ label, hint, use, value, error, onChange }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: (file: File) => api.send<{ pictureId: string }>('POST', `/channels/pictures?use=${use}`, file),
    onSuccess: ({ pictureId }, file) => {
      setChosen({ pictureId, name: file.name });
      onChange(pictureId);
    },
  });
  const [chosen, setChosen] = useState<{ pictureId: string; name: string } | null>(null);
  const failure = bring.error;
  const wrong = error ?? (failure && t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`));
  return (
    <div className={styles.field}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <div className={styles.row}>
        {value && (
          <img
            className={use === 'avatar' ? styles.face : styles.logo}
            src={`/channels/pictures/${encodeURIComponent(value)}`}
            alt={label}
            data-testid={`picture-${use}`}
          />
        )}
        <input
          ref={input}
          className={styles.input}
          tabIndex={-1}
          type="file"
          accept={use === 'invitation' ? 'image/png,image/jpeg' : 'image/png,image/jpeg,image/gif'}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-hint`}
          data-testid={`choose-${use}`}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) bring.mutate(file);
            event.target.value = '';
          }}
        />
        <Button
          busy={bring.isPending}
          onClick={() => {
            input.current?.click();
          }}
        >
          {t(value ? 'admin.pictureOther' : 'admin.pictureChoose')}
        </Button>
        {value && value === chosen?.pictureId && <span data-testid={`chosen-${use}`}>{chosen.name}</span>}
        {value && (
          <Button
            onClick={() => {
              onChange(null);
            }}
          >
            {t('admin.pictureRemove')}
          </Button>
        )}
      </div>
      <span id={`${id}-hint`} className={wrong ? styles.wrong : styles.hint} role={wrong ? 'alert' : undefined}>
        {wrong ?? hint}
      </span>
    </div>
  );
}

/** Lets go of a picture that no saved setting names any more; what does not work now is only left over. */
export function useForgetPicture() {
  const { api } = useOffice();
  return (before: string | null | undefined, after: string | null | undefined) => {
    if (before && before !== after) {
      void api.send('DELETE', `/channels/pictures/${encodeURIComponent(before)}`).catch(() => undefined);
    }
  };
}

/** As {@link useForgetPicture}, whenever what is saved changes. */
export function useForgetWhenSaved(saved: string | null | undefined) {
  const forget = useForgetPicture();
  const before = useRef(saved);
  useEffect(() => {
    forget(before.current, saved);
    before.current = saved;
  });
}
