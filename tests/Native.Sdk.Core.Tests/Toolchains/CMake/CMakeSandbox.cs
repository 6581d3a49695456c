using Native.Sdk.Toolchains.CMake;

namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>Small cmake projects.</summary>
internal static class CMakeSandbox
{
    /// <summary>A library of <c>demo.c</c>, which includes <c>inc/demo.h</c>; <c>demo()</c> returns 1.</summary>
    public static NativeSandbox Create(string? parent = null, string lists = "add_library(demo SHARED demo.c)\ntarget_include_directories(demo PRIVATE inc)\n") =>
        Empty(lists, parent)
            .Write("inc/demo.h", "#define VALUE 1\n")
            .Write("demo.c", "#include \"demo.h\"\nint demo(void) { return VALUE; }\n");

    /// <summary>A project with nothing but a CMakeLists.txt: the given lines behind the usual first two.</summary>
    public static NativeSandbox Empty(string lists, string? parent = null) =>
        new NativeSandbox("demo/CMakeLists.txt", context => new CMakeToolchain(context), parent).WriteLists(lists);

    public static NativeSandbox WriteLists(this NativeSandbox sandbox, string lists) =>
        sandbox.Write("CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(demo C)\n" + lists);

    /// <summary>As on a machine without ninja.</summary>
    public static NativeSandbox WithoutNinja(this NativeSandbox sandbox) =>
        sandbox.WithPathOf("cmake", "make", "cc", "gcc", "as", "ld", "ar", "ranlib", "sh", "nm", "strip", "objdump", "objcopy", "readelf", "addr2line", "uname", "sleep");
}
