package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * One class file that came through the gate, beside the others of its class loader. Apart from
 * {@link Installation}, whose loading must not load Byte Buddy.
 */
final class Workbench {

  private final ClassLoader agent;
  private final byte[] classFile;
  private final ClassFileLocator application;

  Workbench(ClassLoader agent, String name, byte[] classFile, ClassLoader loader) {
    this.agent = agent;
    this.classFile = classFile;
    this.application =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
  }

  Judgement judge(Library library, Predicate<String> isOn) throws IOException {
    return new Judge(library, agent, isOn).judge(application);
  }

  byte[] weave(List<Patch> patches) {
    return new Weaver(agent).weave(classFile, patches, application);
  }
}
