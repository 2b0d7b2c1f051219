import qrcode from 'qrcode-generator';

/** A QR code as SVG, black on nothing, without the quiet margin: the page around it must stay white. */
export function qrSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  return code.createSvgTag({ cellSize: 1, margin: 0, scalable: true });
}
