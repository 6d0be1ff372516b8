package io.github.restmapfix;

import java.io.File;
import java.util.function.BiFunction;

/**
 * {@code java -jar restmap-fix.jar}: the command line, which is hidden in the jar as the agent is.
 */
final class Main {

  private static final String COMMAND = "io.github.restmapfix.bundle.RestmapFixCommand";

  private Main() {}

  @SuppressWarnings("unchecked") // what the class of that name is
  public static void main(String[] arguments) throws Exception {
    String java = System.getProperty("java.specification.version", "");
    if (java.startsWith("1.") || java.equals("9") || java.equals("10")) {
      System.err.println("restmap-fix needs Java 11 or later, this is " + java);
      System.exit(4);
    }
    File jar = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    BiFunction<File, String[], Integer> command =
        (BiFunction<File, String[], Integer>)
            AgentLoader.open(jar).loadClass(COMMAND).getConstructor().newInstance();
    System.exit(command.apply(jar, arguments));
  }
}
