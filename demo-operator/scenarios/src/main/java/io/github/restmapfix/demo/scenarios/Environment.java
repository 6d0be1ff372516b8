package io.github.restmapfix.demo.scenarios;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;

/** What the result depends on, by name. */
record Environment(Map<String, String> entries) {

  static Environment of(String server, Path agentJar, Path operatorJar, Instant began)
      throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("API server", server);
    entries.put("agent", agentJar == null ? "not run" : agent(agentJar));
    entries.put("client libraries", libraries(operatorJar.resolveSibling("lib")));
    entries.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    entries.put(
        "system",
        System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + cpus());
    entries.put("began", began.truncatedTo(ChronoUnit.SECONDS).toString());
    return new Environment(entries);
  }

  private static String agent(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String version = file.getManifest().getMainAttributes().getValue("Implementation-Version");
      return "restmap-fix " + (version == null ? "(version unknown)" : version);
    }
  }

  private static String libraries(Path lib) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (String library : new String[] {"kubernetes-client-[0-9]*.jar", "client-java-[0-9]*.jar"}) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, library)) {
        jars.forEach(jar -> names.add(jar.getFileName().toString().replace(".jar", "")));
      }
    }
    return String.join(", ", names)
        .replace("kubernetes-client-", "fabric8 kubernetes-client ")
        .replace("client-java-", "client-java ");
  }

  private static String cpus() {
    return Runtime.getRuntime().availableProcessors() + " CPUs";
  }
}
