package io.github.restmapfix.core.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Another release of {@code com.example.library}, compiled on the spot. */
final class Source {

  private Source() {}

  /** The class file of one class with this body and without others beside it. */
  static byte[] names(String body, String... options) {
    return compiled("Names", "public class Names {" + body + "}", options)
        .get("com.example.library.Names");
  }

  /** All class files by binary name. */
  static Map<String, byte[]> compiled(String name, String source, String... options) {
    Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> all = new ArrayList<>(List.of("--release", "11", "-proc:none"));
    all.addAll(List.of(options));
    try (JavaFileManager files = inMemory(compiler, outputs)) {
      JavaFileObject unit = unit(name, "package com.example.library;\n" + source);
      if (!compiler.getTask(null, files, null, all, null, List.of(unit)).call()) {
        throw new IllegalArgumentException(source);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    Map<String, byte[]> classes = new TreeMap<>();
    outputs.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
    return classes;
  }

  private static JavaFileManager inMemory(
      JavaCompiler compiler, Map<String, ByteArrayOutputStream> outputs) {
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, Locale.ROOT, null);
    return new ForwardingJavaFileManager<JavaFileManager>(standard) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + type), kind) {
          @Override
          public OutputStream openOutputStream() {
            return outputs.computeIfAbsent(type, made -> new ByteArrayOutputStream());
          }
        };
      }
    };
  }

  private static JavaFileObject unit(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("memory:///com/example/library/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
