import { problemSentence } from '../api/problem-sentence.ts';
import { api } from '../api/request.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/toasts.ts';

const download = async (): Promise<void> => {
  try {
    // Asked ahead: a download has nowhere to ask for the password.
    await api('GET /me/confirmed', {});
    location.assign('/api/v1/account/export?format=zip');
  } catch (error) {
    notify({ text: problemSentence(error), tone: 'ember' });
  }
};

/** Everything of the account in one archive. */
export const DownloadAccount = () => <Button onClick={() => void download()}>Export everything</Button>;
