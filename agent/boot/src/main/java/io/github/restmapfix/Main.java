package io.github.restmapfix;

/** {@code java -jar restmap-fix.jar}: says what this jar is and how it is used. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println("restmap-fix " + version);
    System.out.println("Usage: java -javaagent:restmap-fix.jar[=key=value,...] ... YourController");
  }
}
