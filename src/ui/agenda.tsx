import type { ComponentChildren, JSX } from 'preact';
import { type Action, ActionButton } from './button.tsx';
import { useHref } from './visit.ts';

export type Task = {
  /** "24/11". */
  readonly day: string;
  /** "còn 4 ngày", "quá hạn 3 ngày làm việc". */
  readonly left?: string;
  readonly late?: boolean;
  readonly step?: string;
  readonly title: string;
  readonly href?: string;
  /** What is missing, in words. */
  readonly text?: ComponentChildren;
  /** What is folded away under the text: a list of names. */
  readonly more?: ComponentChildren;
  /** The one thing to do. */
  readonly action?: Action;
};

/** What must be done, by date: what is missing and one action each. */
export function Agenda({ tasks }: { readonly tasks: readonly Task[] }): JSX.Element {
  const href = useHref();
  return (
    <ul class="agenda">
      {tasks.map((task) => (
        <li class={task.late ? 'late' : undefined} key={`${task.day} ${task.step} ${task.title} ${task.href}`}>
          <div class="agenda-day">
            <b class="num">{task.day}</b>
            {task.left && <span class="num">{task.left}</span>}
          </div>
          <div class="agenda-text">
            {task.step && <small>{task.step}</small>}
            <h3>{task.href ? <a href={href(task.href)}>{task.title}</a> : task.title}</h3>
            {task.text && <p>{task.text}</p>}
            {task.more}
          </div>
          {task.action && (
            <div class="agenda-action">
              <ActionButton action={task.action} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
