import { type Arrangement, arrange, type ToArrange } from './arrange.ts';

addEventListener('message', ({ data }: MessageEvent<ToArrange>) => {
  const arrangement: Arrangement = arrange(data);
  postMessage(arrangement);
});
