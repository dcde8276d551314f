// The picture as a file, drawn from the same data as the one on the screen.
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Picture, Shown } from './picture.ts';
import type { Palette } from './picture-look.ts';
import { SvgPicture } from './svg-picture.tsx';

type PictureFile = { picture: Picture; shown: Shown; palette: Palette };

const pngEdge = 2400;

const svgText = (file: PictureFile): string => {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() => root.render(createElement(SvgPicture, { ...file, emphasis: null, withPaper: true })));
  const svg = place.querySelector('svg');
  const text = svg ? new XMLSerializer().serializeToString(svg) : '';
  root.unmount();
  return text;
};

const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

export const saveSvg = (file: PictureFile, name: string): void =>
  download(new Blob([svgText(file)], { type: 'image/svg+xml' }), `${name}.svg`);

export const savePng = async (file: PictureFile, name: string): Promise<void> => {
  const url = URL.createObjectURL(new Blob([svgText(file)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = pngEdge;
    canvas.height = pngEdge;
    canvas.getContext('2d')?.drawImage(image, 0, 0, pngEdge, pngEdge);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('Your browser couldn’t create the image.');
    download(blob, `${name}.png`);
  } finally {
    URL.revokeObjectURL(url);
  }
};
