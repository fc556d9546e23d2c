import { type ChangeEvent, useRef } from 'react';
import { Button } from '@/shared/ui/Button';

interface Props {
  accept: string;
  label: string;
  testId: string;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** A button that asks for a file. */
export function FilePicker({ accept, label, testId, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <input ref={input} type="file" accept={accept} hidden data-testid={testId} onChange={onChange} />
      <Button icon="copy" onClick={() => input.current?.click()}>
        {label}
      </Button>
    </div>
  );
}
