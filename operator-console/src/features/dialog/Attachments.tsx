import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Icon } from '@/shared/ui/Icon';
import type { Attachment } from '@/shared/wire/events';
import type { FileLinks } from '@/shared/wire/visitor';
import styles from './Attachments.module.css';
import { duration, fileSize } from './fileSize';

/** Links are good for longer than this; after it they are asked for again when they are needed. */
const FRESH = 4 * 60_000;

const PICTURES: readonly Attachment['kind'][] = ['image', 'sticker'];

/** The files of one message: pictures as pictures, everything else by name, kind and size. */
export function Attachments({ files, below }: { files: readonly Attachment[]; below: boolean }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const ids = files.map((file) => file.attachmentId);
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ['files', ...ids],
    queryFn: () => api.send<FileLinks>('POST', '/channels/files/links', { attachmentIds: ids }),
    staleTime: FRESH,
    retry: 1,
  });
  return (
    <div className={`${styles.files} ${below ? styles.below : ''}`} data-testid="attachments">
      {files.map((file) => {
        const link = followed(data?.links[file.attachmentId]);
        return PICTURES.includes(file.kind) ? (
          <Picture key={file.attachmentId} file={file} link={link} failed={isError} />
        ) : (
          <Named key={file.attachmentId} file={file} link={link} />
        );
      })}
      {isError && (
        <span className={styles.failed} role="status">
          {t('files.failed')}{' '}
          <button
            type="button"
            className={styles.again}
            aria-busy={isFetching}
            data-testid="files-retry"
            onClick={() => void refetch()}
          >
            {t('common.retry')}
          </button>
        </span>
      )}
    </div>
  );
}

/** Only the suite's own address and the web are followed. */
function followed(link: string | undefined): string | undefined {
  return link !== undefined && /^(https?:\/\/|\/(?!\/))/.test(link) ? link : undefined;
}

interface PictureProps {
  file: Attachment;
  link: string | undefined;
  failed: boolean;
}

/** Its place is kept from the beginning, so that nothing jumps when it comes. */
function Picture({ file, link, failed }: PictureProps) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  if (failed || broken) return <Named file={file} link={link} />;
  const known = file.width && file.height ? `${file.width} / ${file.height}` : '4 / 3';
  const picture = (
    <span
      className={styles.frame}
      style={{ aspectRatio: known, maxWidth: `min(100%, ${Math.min(file.width ?? 320, 320)}px)` }}
    >
      {link && (
        <img
          src={link}
          alt={file.name}
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => {
            setBroken(true);
          }}
        />
      )}
    </span>
  );
  return link ? (
    <a
      href={link}
      target="_blank"
      rel="noreferrer noopener"
      className={styles.picture}
      title={file.name}
      aria-label={t('files.open', { name: file.name })}
      data-testid="attachment"
      data-kind={file.kind}
    >
      {picture}
    </a>
  ) : (
    <span className={styles.picture} data-testid="attachment" data-kind={file.kind} aria-busy="true">
      {picture}
    </span>
  );
}

function Named({ file, link }: { file: Attachment; link: string | undefined }) {
  const { t, i18n } = useTranslation();
  const about = [
    t(`files.${file.kind}`),
    file.seconds ? duration(file.seconds) : '',
    fileSize(file.size, i18n.language),
  ].filter(Boolean);
  const inside = (
    <>
      <Icon name="file" size={18} />
      <span className={styles.words}>
        <span className={styles.name}>{file.name}</span>
        <span className={styles.about}>{about.join(' · ')}</span>
      </span>
    </>
  );
  return link ? (
    <a
      href={link}
      target="_blank"
      rel="noreferrer noopener"
      className={styles.file}
      data-testid="attachment"
      data-kind={file.kind}
    >
      {inside}
    </a>
  ) : (
    <span className={styles.file} data-testid="attachment" data-kind={file.kind}>
      {inside}
    </span>
  );
}
