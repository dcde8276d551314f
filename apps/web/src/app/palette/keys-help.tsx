import { activeShortcuts } from '../../shared/keyboard/shortcuts.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Kbd, modKey } from '../../shared/ui/kbd.tsx';
import styles from './keys-help.module.css';

const always = [
  { keys: `${modKey}K`.trim(), does: 'Find or do anything' },
  { keys: `${modKey}Z`.trim(), does: 'Undo what was just done' },
];

/** The keys that work on this page right now. */
export const KeysHelp = ({ onClose }: { onClose: () => void }) => (
  <Dialog open onClose={onClose} title="Keys">
    <dl className={styles.keys}>
      {[...always, ...activeShortcuts()].map(({ keys, does }) => (
        <div key={keys} className={styles.pair}>
          <dt>{does}</dt>
          <dd>
            {keys.split(' ').map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
