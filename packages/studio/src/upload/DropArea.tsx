import { IconUpload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { strings } from '../strings/index.ts';
import classes from './upload.module.css';

const words = strings.upload;

export interface DropAreaProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** What is wanted here; default: the kinds of files that Attune reads. */
  readonly children?: ReactNode;
}

/**
 * Takes files that are dropped on it, and opens the browser's own choice by click, Enter or Space: inside, it is a
 * file field with its label.
 */
export function DropArea({ onFiles, children }: DropAreaProps) {
  const area = useRef<HTMLLabelElement>(null);
  const [isOver, setOver] = useState(false);
  const id = useId();
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const isOverArea = (event: DragEvent) => event.target instanceof Node && element.contains(event.target);
    // Anywhere else a dropped file would replace the page.
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isOverArea(event) ? 'copy' : 'none';
      setOver(isOverArea(event));
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      if (isOverArea(event)) take.current(files);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);

  return (
    <label ref={area} className={classes.drop} data-over={isOver || undefined} htmlFor={id}>
      <input
        id={id}
        className={classes.input}
        type="file"
        multiple
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen again after it was removed.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <IconUpload size={24} aria-hidden />
      <span className={classes.dropTitle}>{isOver ? words.letGo : words.drop}</span>
      <span className={classes.dropText}>{children ?? words.kinds}</span>
    </label>
  );
}
