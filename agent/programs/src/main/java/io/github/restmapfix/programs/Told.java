package io.github.restmapfix.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * What a controller does that waits for an optional kind: when it is told that the kind's
 * definition came, it asks for the kind at once, in the handler.
 */
final class Told {

  private final BiFunction<String, String, Object> question;
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private volatile String definition;
  private volatile String[] gvk;

  /**
   * @param question of apiVersion and kind
   */
  Told(BiFunction<String, String, Object> question) {
    this.question = question;
  }

  /** Argument: the definition's name, apiVersion and kind. */
  Object expect(String argument) {
    String[] words = argument.split(" ");
    gvk = new String[] {words[1], words[2]};
    Object before = question.apply(words[1], words[2]);
    definition = words[0];
    return before;
  }

  /** By an informer or a list, of whichever definition. */
  void of(String name) {
    if (name.equals(definition)) {
      definition = null; // its first event
      answers.add(question.apply(gvk[0], gvk[1]));
    }
  }

  /** What was answered in the handler, once there is an answer. */
  Object answer(String none) throws InterruptedException {
    return answers.poll(20, TimeUnit.SECONDS);
  }
}
