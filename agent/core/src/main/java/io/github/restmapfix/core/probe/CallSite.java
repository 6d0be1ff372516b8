package io.github.restmapfix.core.probe;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where an application asked its library something: the first frame outside of libraries, as {@code
 * com.example.Platform.check(Platform.java:42)}.
 */
public final class CallSite {

  /** Whoever asks through one of these is found behind it. */
  private static final List<String> LIBRARIES =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "groovy.",
          "org.codehaus.groovy.",
          "io.fabric8.",
          "io.kubernetes.client.",
          "io.javaoperatorsdk.",
          "io.quarkus.",
          "io.smallrye.",
          "io.micronaut.",
          "io.vertx.",
          "io.netty.",
          "okhttp3.",
          "reactor.",
          "org.springframework.");

  private CallSite() {}

  /**
   * Of the current call into a library; walks the stack, so only beside a request.
   *
   * @param library what the names of the library's classes begin with
   * @param asks whether a frame of the library is the question or hands it on; empty if one is not:
   *     then the library asked by itself, on the way to something else
   */
  public static Optional<String> current(String library, Predicate<StackFrame> asks) {
    return StackWalker.getInstance().walk(frames -> in(frames, library, asks));
  }

  static Optional<String> in(
      Stream<StackFrame> frames, String library, Predicate<StackFrame> asks) {
    Iterator<StackFrame> callers =
        frames.dropWhile(ours -> !ours.getClassName().startsWith(library)).iterator();
    while (callers.hasNext()) {
      StackFrame frame = callers.next();
      if (frame.getClassName().startsWith(library)) {
        if (!asks.test(frame)) {
          return Optional.empty();
        }
      } else if (LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith)) {
        return Optional.of(text(frame));
      }
    }
    return Optional.empty();
  }

  private static String text(StackFrame frame) {
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + frame.getFileName()
        + ":"
        + frame.getLineNumber()
        + ")";
  }
}
