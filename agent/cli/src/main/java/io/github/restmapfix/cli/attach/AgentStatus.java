package io.github.restmapfix.cli.attach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent says of itself in its JVM's property {@code restmap.fix.status}: {@code
 * key=value;…}, and between them one part without a key for each copy of a library. Immutable.
 */
public final class AgentStatus {

  private static final String PROPERTY = "restmap.fix.status";
  private static final Pattern KEYED = Pattern.compile("([a-z][a-z-]*)=(.*)");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> copies = new ArrayList<>();
  private final List<String> switchedOff = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  private AgentStatus(String text) {
    for (String part : text.split(";")) {
      Matcher keyed = KEYED.matcher(part);
      if (!keyed.matches()) {
        copies.add(part);
      } else if (keyed.group(1).equals("off")) {
        switchedOff.add(keyed.group(2));
      } else if (keyed.group(1).equals("answer")) {
        answers.add(keyed.group(2));
      } else {
        values.put(keyed.group(1), keyed.group(2));
      }
    }
    copies.remove("");
  }

  static AgentStatus of(Properties properties) {
    return parse(properties.getProperty(PROPERTY, ""));
  }

  public static AgentStatus parse(String text) {
    return new AgentStatus(text);
  }

  public boolean isOn() {
    return value("state").equals("on");
  }

  /** True after an un-patch: the dispatcher stays. */
  public boolean wasEverThere() {
    return !value("state").isEmpty();
  }

  public String version() {
    return value("version");
  }

  /** Empty if there is no such key. */
  public String value(String key) {
    return values.getOrDefault(key, "");
  }

  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** One line for each copy of a library: where it is, and what became of each patch. */
  public List<String> copies() {
    return List.copyOf(copies);
  }

  /** Patches that took themselves off. */
  public List<String> switchedOff() {
    return List.copyOf(switchedOff);
  }

  /** What the agent found out for the question {@code asked}, in sentences. */
  public List<String> answers() {
    return List.copyOf(answers);
  }

  public boolean leavesSomethingAlone() {
    boolean alone = !switchedOff.isEmpty();
    for (String copy : copies) {
      alone |= copy.contains("left alone ");
    }
    return alone;
  }
}
