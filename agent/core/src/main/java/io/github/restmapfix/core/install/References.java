package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Every reference that a patch's advice and gateway make into the library, looked up in the
 * library's class files without loading a class. HotSpot links lazily: a method that is not there
 * would otherwise fail in the middle of somebody's reconciliation. (OpenTelemetry calls it muzzle.)
 */
final class References {

  private final Library library;
  private final ClassLoader agent;
  private final TypePool application;
  private final Set<String> checked = new HashSet<>();

  References(Library library, ClassLoader agent, TypePool application) {
    this.library = library;
    this.agent = agent;
    this.application = application;
  }

  /** The first reference that does not resolve; empty if all do. */
  Optional<String> firstUnresolved(Patch patch) throws IOException {
    Deque<String> ours = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    for (String name : new String[] {patch.advice(), patch.gateway(), library.sender()}) {
      if (seen.add(name)) {
        ours.add(name);
      }
    }
    Set<String> missing = new HashSet<>();
    while (!ours.isEmpty()) {
      read(ours.remove(), seen, ours, missing);
    }
    return missing.stream().sorted().findFirst();
  }

  private void read(String name, Set<String> seen, Deque<String> ours, Set<String> missing)
      throws IOException {
    try (InputStream in = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        missing.add(name);
        return;
      }
      ClassReader reader = OpenedClassReader.of(in.readAllBytes());
      reader.accept(new Collector(seen, ours, missing), ClassReader.SKIP_DEBUG);
    }
  }

  private void check(
      String owner, String member, Set<String> seen, Deque<String> ours, Set<String> missing) {
    String type = elementType(owner);
    if (type.startsWith(library.codePackage())) {
      if (seen.add(type)) {
        ours.add(type);
      }
    } else if (isLibrary(type) && checked.add(type + member) && !resolves(type, member)) {
      checked.remove(type + member);
      missing.add(type + (member.isEmpty() ? "" : "." + member));
    }
  }

  private boolean resolves(String type, String member) {
    TypePool.Resolution resolution = application.describe(type);
    if (!resolution.isResolved()) {
      return false;
    }
    return member.isEmpty() || declares(resolution.resolve(), member, new HashSet<>());
  }

  private static boolean declares(TypeDescription type, String member, Set<String> seen) {
    if (!seen.add(type.getName())) {
      return false;
    }
    boolean here =
        type.getDeclaredMethods().stream()
                .anyMatch(m -> (m.getInternalName() + m.getDescriptor()).equals(member))
            || type.getDeclaredFields().stream()
                .anyMatch(f -> (f.getName() + ":" + f.getDescriptor()).equals(member));
    if (here) {
      return true;
    }
    for (TypeDefinition parent : type.getInterfaces()) {
      if (declares(parent.asErasure(), member, seen)) {
        return true;
      }
    }
    return type.getSuperClass() != null && declares(type.getSuperClass().asErasure(), member, seen);
  }

  private static boolean isLibrary(String type) {
    return !type.startsWith("java.")
        && !type.startsWith("io.github.restmapfix.")
        && !type.contains("net.bytebuddy.")
        && type.contains(".");
  }

  private static String elementType(String internalName) {
    return internalName.replaceAll("^\\[+L?|;$", "").replace('/', '.');
  }

  private final class Collector extends ClassVisitor {
    private final Set<String> seen;
    private final Deque<String> ours;
    private final Set<String> missing;

    Collector(Set<String> seen, Deque<String> ours, Set<String> missing) {
      super(OpenedClassReader.ASM_API);
      this.seen = seen;
      this.ours = ours;
      this.missing = missing;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] more) {
      check(parent, "", seen, ours, missing);
      for (String type : more) {
        check(type, "", seen, ours, missing);
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(OpenedClassReader.ASM_API) {
        @Override
        public void visitTypeInsn(int opcode, String type) {
          check(type, "", seen, ours, missing);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
          check(owner, name + ":" + type, seen, ours, missing);
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String type, boolean isInterface) {
          check(owner, owner.startsWith("[") ? "" : name + type, seen, ours, missing);
        }

        /** {@code Names::plural} is a reference as good as a call. */
        @Override
        public void visitInvokeDynamicInsn(
            String name, String type, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle) {
              Handle handle = (Handle) argument; // javac makes none of fields
              check(handle.getOwner(), handle.getName() + handle.getDesc(), seen, ours, missing);
            }
          }
        }

        @Override
        public void visitLdcInsn(Object value) {
          if (value instanceof Type && ((Type) value).getSort() == Type.OBJECT) {
            check(((Type) value).getInternalName(), "", seen, ours, missing);
          }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
          if (type != null) {
            check(type, "", seen, ours, missing);
          }
        }
      };
    }
  }
}
