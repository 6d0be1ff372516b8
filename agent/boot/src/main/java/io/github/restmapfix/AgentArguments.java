package io.github.restmapfix;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The frozen grammar of agent arguments: {@code key=value,key=value}. A key without a value means
 * {@code true}; what comes after the first {@code =} is the value as it stands.
 */
final class AgentArguments {

  private AgentArguments() {}

  static Map<String, String> parse(String text) {
    Map<String, String> arguments = new LinkedHashMap<String, String>();
    if (text == null) {
      return arguments;
    }
    for (String part : text.split(",")) {
      int equals = part.indexOf('=');
      String key = (equals < 0 ? part : part.substring(0, equals)).trim();
      if (!key.isEmpty()) {
        arguments.put(key, equals < 0 ? "true" : part.substring(equals + 1).trim());
      }
    }
    return arguments;
  }
}
