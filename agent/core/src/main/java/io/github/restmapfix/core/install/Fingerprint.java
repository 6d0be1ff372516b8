package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What the target methods of a class do, as 16 hexadecimal digits. The same for a class file and
 * for the bytes that a retransformation is given, whose constant pool the JVM writes anew: line
 * numbers, frames and debug names are left out, constants stand by value, names are kept.
 */
public final class Fingerprint {

  /** A target method is not there, or not with this descriptor. */
  public static final String MISSING = "missing";

  /** No method has the name of a target method: this release does not have the feature yet. */
  public static final String NO_SUCH_NAME = "no-such-name";

  private Fingerprint() {}

  /** All target methods are there, whatever they do. */
  static boolean isOfAll(String fingerprint) {
    return !fingerprint.equals(MISSING) && !fingerprint.equals(NO_SUCH_NAME);
  }

  public static String of(Target target, byte[] classFile) {
    TreeMap<String, String> bodies = new TreeMap<>();
    Set<String> names = new HashSet<>();
    ClassReader reader = OpenedClassReader.of(classFile);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            names.add(name);
            String key = name + descriptor;
            if (!target.methods().contains(key)) {
              return null;
            }
            // public or private is the caller's business; static changes what arguments mean
            return new InstructionText(
                text -> bodies.put(key, (access & Opcodes.ACC_STATIC) + text));
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<String> missing = new ArrayList<>(target.methods());
    missing.removeAll(bodies.keySet());
    if (missing.isEmpty()) {
      return hash(bodies.toString());
    }
    boolean feature =
        target.methods().stream().map(m -> m.replaceAll("\\(.*", "")).anyMatch(names::contains);
    return feature ? MISSING : NO_SUCH_NAME;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        hex.append(Character.forDigit(digest[i] >> 4 & 15, 16)); // String.format costs 10 ms once
        hex.append(Character.forDigit(digest[i] & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
