package io.github.restmapfix.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * What a controller does that waits for an optional kind: when it is told that the kind's
 * definition came, or changed or went, it asks for the kind at once, in the handler.
 */
final class Told {

  private final BiFunction<String, String, Object> question;
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private volatile String event;
  private volatile String[] gvk;

  /**
   * @param question of apiVersion and kind
   */
  Told(BiFunction<String, String, Object> question) {
    this.question = question;
  }

  /** Argument: the definition's name, apiVersion, kind, and which event: added if left out. */
  Object expect(String argument) {
    String[] words = argument.split(" ");
    gvk = new String[] {words[1], words[2]};
    Object before = question.apply(words[1], words[2]);
    event = (words.length > 3 ? words[3] : "added") + " " + words[0];
    return before;
  }

  /** By an informer or a list, of whichever definition. */
  void added(String name) {
    of("added " + name);
  }

  void updated(String name) {
    of("updated " + name);
  }

  void deleted(String name) {
    of("deleted " + name);
  }

  private void of(String happened) {
    if (happened.equals(event)) {
      event = null; // its first
      answers.add(question.apply(gvk[0], gvk[1]));
    }
  }

  /** What was answered in the handler, once there is an answer. */
  Object answer(String none) throws InterruptedException {
    return answers.poll(20, TimeUnit.SECONDS);
  }
}
