package io.github.restmapfix.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.ProtectionDomain;

/**
 * A hostile program's: puts one file in another's place at the moment at which the JVM loads a
 * class. Arguments: the class's internal name, the place, the file to put there.
 */
public final class ExchangingAgent {

  private ExchangingAgent() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    String[] words = arguments.split(",");
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> type,
              ProtectionDomain domain,
              byte[] file) {
            if (words[0].equals(name)) {
              exchange(Path.of(words[1]), Path.of(words[2]));
            }
            return null;
          }
        });
  }

  private static void exchange(Path place, Path other) {
    try {
      Files.move(other, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
