import type { ComponentChildren, JSX } from 'preact';

/** A state paper on the screen: who issues it, the motto, the title, the text; always Vietnamese. */
export function Paper(props: {
  readonly parent?: string;
  readonly issuer: string;
  readonly title: string;
  readonly under?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <article class="paper" lang="vi">
      <header>
        <p>
          {props.parent && <span>{props.parent}</span>}
          <b>{props.issuer}</b>
        </p>
        <p>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <b class="motto">Độc lập - Tự do - Hạnh phúc</b>
        </p>
      </header>
      <h2>{props.title}</h2>
      {props.under && <p class="paper-under">{props.under}</p>}
      {props.children}
    </article>
  );
}

/** Contents at the left, the paper, its comments at the right; one under the other on a phone. */
export function PaperDesk(props: {
  readonly contents?: ComponentChildren;
  readonly comments?: ComponentChildren;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={['desk', props.contents && 'has-contents', props.comments && 'has-comments'].filter(Boolean).join(' ')}>
      {props.contents && <div class="desk-contents">{props.contents}</div>}
      <div class="desk-paper">{props.children}</div>
      {props.comments && <div class="desk-comments">{props.comments}</div>}
    </div>
  );
}

/** A comment in the margin: who, when, what, and what became of it. */
export function Comment(props: {
  readonly n: number;
  readonly by: string;
  readonly day: string;
  readonly open?: boolean;
  readonly answer?: ComponentChildren;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <article class={props.open ? 'comment open' : 'comment'} id={`comment-${props.n}`}>
      <header>
        <span class="ring num">{props.n}</span>
        <b>{props.by}</b>
        <span class="note num">{props.day}</span>
      </header>
      <div>{props.children}</div>
      {props.answer && <footer>{props.answer}</footer>}
    </article>
  );
}
