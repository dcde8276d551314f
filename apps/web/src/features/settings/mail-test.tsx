import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { useTestMail } from './settings-requests.ts';

/** Connects for real, and tells what the server said. */
export const MailTest = ({ own }: { own: string }) => {
  const test = useTestMail();
  const answer = test.data;
  return (
    <Section title="Does it work?">
      <div className={styles.form}>
        <div className={styles.chips}>
          <Button pending={test.isPending} onClick={() => test.mutate(null)}>
            Try the server
          </Button>
          <Button pending={test.isPending} onClick={() => test.mutate(own)}>
            Send a test letter to {own}
          </Button>
        </div>
        <p className={styles.word} data-tone={answer?.ok === true ? 'leaf' : 'ember'} role="status">
          {test.isPending ? 'Asking the server.' : null}
          {answer && !test.isPending ? answer.message : null}
          {test.error ? problemSentence(test.error) : null}
        </p>
      </div>
    </Section>
  );
};
