package io.github.restmapfix.programs;

/** A program without any library. */
public final class Hello {

  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
