package io.github.restmapfix.bundle;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Stands for the agent proper, which the dispatcher loads by this name: says what it was asked, and
 * how often.
 */
public final class RestmapFix implements Function<Map<String, Object>, Map<String, Object>> {

  private int calls;

  @Override
  public Map<String, Object> apply(Map<String, Object> request) {
    Map<?, ?> arguments = (Map<?, ?>) request.get("arguments");
    if (arguments.containsKey("fail")) {
      throw new LinkageError("as asked");
    }
    Map<String, Object> answer = new HashMap<>();
    if (!arguments.containsKey("quiet")) {
      answer.put(
          "message",
          ((File) request.get("jar")).getName()
              + " call "
              + ++calls
              + ": "
              + request.get("op")
              + " of "
              + new TreeSet<>(request.keySet())
              + " with "
              + arguments
              + " through "
              + request.get("bridge"));
    }
    return answer;
  }
}
