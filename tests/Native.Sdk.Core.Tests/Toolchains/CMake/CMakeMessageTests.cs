using Native.Sdk.Diagnostics;
using Native.Sdk.Toolchains.CMake;

namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>Specimens of cmake 3.25's output.</summary>
public sealed class CMakeMessageTests
{
    [Fact]
    public void WrappedTextIsOneParagraphAndDeeperLinesAreKept()
    {
        var message = ReadOne("""
            CMake Error at CMakeLists.txt:3 (add_library):
              Cannot find source file:

                nothere.c

              Tried extensions .c .C .c++ .cc .cpp .cxx .cu .mpp .m .M .mm .ixx .cppm .h
              .hh .h++ .hm .hpp


            """);

        Assert.Equal(new CMakeMessage(MessageLevel.Error,
            "Cannot find source file:\n    nothere.c\n  Tried extensions .c .C .c++ .cc .cpp .cxx .cu .mpp .m .M .mm .ixx .cppm .h .hh .h++ .hm .hpp",
            "CMakeLists.txt", 3), message);
    }

    [Fact]
    public void ParseErrorHasNoCommand() => Assert.Equal(
        new CMakeMessage(MessageLevel.Error, "Parse error.  Function missing ending \")\".  End of file reached.", "sub/CMakeLists.txt", 2),
        ReadOne("CMake Error at sub/CMakeLists.txt:2:\n  Parse error.  Function missing ending \")\".  End of file reached.\n\n"));

    [Fact]
    public void DeveloperWarningLosesItsTail() => Assert.Equal(
        new CMakeMessage(MessageLevel.Warning, "No project() command is present.", "CMakeLists.txt", 0),
        ReadOne("CMake Warning (dev) in CMakeLists.txt:\n  No project() command is present.\nThis warning is for project developers.  Use -Wno-dev to suppress it.\n"));

    [Fact]
    public void DeprecationIsAWarning() => Assert.Equal(
        new CMakeMessage(MessageLevel.Warning, "old", "CMakeLists.txt", 14),
        ReadOne("CMake Deprecation Warning at CMakeLists.txt:14 (message):\n  old\n"));

    [Fact]
    public void TextCanStandOnTheFirstLine() => Assert.Equal(
        new CMakeMessage(MessageLevel.Error, "CMAKE_C_COMPILER not set, after EnableLanguage", null, 0),
        ReadOne("CMake Error: CMAKE_C_COMPILER not set, after EnableLanguage"));

    [Fact]
    public void CallsWithinTheProjectAreListed() => Assert.Equal(
        new CMakeMessage(MessageLevel.Error, "in f\n  called from CMakeLists.txt:6 (f)", "inc/f.cmake", 4),
        ReadOne("CMake Error at inc/f.cmake:4 (message):\n  in f\nCall Stack (most recent call first):\n  CMakeLists.txt:6 (f)\n\n"));

    [Fact]
    public void WhatAModuleOfCMakeSaysIsAboutTheLineThatCalledIt() => Assert.Equal(
        new CMakeMessage(MessageLevel.Error, "Could not find Foo\n  (said by /usr/share/cmake-3.25/Modules/FindFoo.cmake:49)", "CMakeLists.txt", 2),
        ReadOne("CMake Error at /usr/share/cmake-3.25/Modules/FindFoo.cmake:49 (message):\n  Could not find Foo\nCall Stack (most recent call first):\n  /usr/share/cmake-3.25/Modules/FindBar.cmake:9 (find_package)\n  CMakeLists.txt:2 (find_package)\n"));

    [Fact]
    public void OtherLinesStayInTheirPlace()
    {
        var read = CMakeMessage.Read(["-- Configuring", "CMake Warning:", "  first", "", "  second", "", "[1/2] Building", "  indented"]).ToArray();

        Assert.Equal(["-- Configuring", "", "[1/2] Building", "  indented"], read.Select(part => part.Line));
        Assert.Equal("first\n  second", read[1].Message!.Text);
    }

    [Theory]
    [InlineData("CMake Generate step failed.  Build files cannot be regenerated correctly.")]
    [InlineData("CMake is fine")]
    [InlineData("a CMake Error at x:1 (y):")]
    public void WhatOnlyLooksAlikeIsNoMessage(string line) => Assert.Null(CMakeMessage.Read([line]).Single().Message);

    private static CMakeMessage ReadOne(string text) => CMakeMessage.Read(text.ReplaceLineEndings("\n").Split('\n')).Single().Message!;
}
