package io.github.restmapfix.core.install;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What the class files of an application declare, each read once and none loaded. A TypePool knows
 * more, annotations and generics, and took half of the time of a first patch for it.
 */
final class Declarations {

  private static final Declared NOT_THERE = new Declared();

  private final ClassFileLocator files;
  private final Map<String, Declared> read = new HashMap<>();

  Declarations(ClassFileLocator files) {
    this.files = files;
  }

  /** How a member is looked for; one that became static has the same descriptor, and breaks. */
  static String method(boolean isStatic, String name, String descriptor) {
    return (isStatic ? "static " : "") + name + descriptor;
  }

  static String field(boolean isStatic, String name, String descriptor) {
    return method(isStatic, name + ":", descriptor);
  }

  boolean has(String type) throws IOException {
    return of(type) != NOT_THERE;
  }

  /** In the type, its parents or its interfaces. */
  boolean has(String type, String member) throws IOException {
    Declared declared = of(type);
    if (declared.members.contains(member)) {
      return true;
    }
    for (String parent : declared.parents) {
      if (has(parent, member)) {
        return true;
      }
    }
    return false;
  }

  private Declared of(String type) throws IOException {
    Declared known = read.get(type);
    if (known == null) {
      ClassFileLocator.Resolution file = files.locate(type);
      known = file.isResolved() ? Declared.in(file.resolve()) : NOT_THERE;
      read.put(type, known);
    }
    return known;
  }

  private static final class Declared extends ClassVisitor {

    private final List<String> parents = new ArrayList<>();
    private final Set<String> members = new HashSet<>();

    Declared() {
      super(OpenedClassReader.ASM_API);
    }

    static Declared in(byte[] classFile) {
      Declared declared = new Declared();
      OpenedClassReader.of(classFile)
          .accept(
              declared, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return declared;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] more) {
      if (parent != null) {
        parents.add(parent.replace('/', '.'));
      }
      for (String type : more) {
        parents.add(type.replace('/', '.'));
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      members.add(method((access & Opcodes.ACC_STATIC) != 0, name, descriptor));
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      members.add(field((access & Opcodes.ACC_STATIC) != 0, name, descriptor));
      return null;
    }
  }
}
