using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

public sealed class SourceTreeTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void NamesAreRelativeAndSortedByOrdinal()
    {
        foreach (var name in (string[])["b.c", "a/z.c", "a.c", "A.c", "ä.c", "a/b/c.c", "with space.c"])
        {
            folder.Write(name, "");
        }

        Assert.Equal(["A.c", "a.c", "a/b/c.c", "a/z.c", "b.c", "with space.c", "ä.c"], SourceTree.Names(folder.Path));
        Assert.Equal(SourceTree.Names(folder.Path), SourceTree.Names(folder.Path + "/"));
    }

    [Fact]
    public void HiddenFoldersAndBuildOutputArePassedBy()
    {
        foreach (var name in (string[])[".git/a.c", "node_modules/x/a.c", "x/.hidden/a.c", "x/CMakeFiles/a.c", "objects/a.c", "cs/x.csproj", "cs/obj/a.c", "cs/bin/a.c", "rs/target/CACHEDIR.TAG", "rs/target/a.c", "src/bin/a.c", "src/obj/a.c", "src/target/a.c"])
        {
            folder.Write(name, "");
        }

        Assert.Equal(["cs/x.csproj", "objects/a.c", "src/bin/a.c", "src/obj/a.c", "src/target/a.c"], SourceTree.Names(folder.Path));
    }

    /// <summary>Emacs puts a dangling link <c>.#a.c</c> beside a file that is being edited, macOS <c>._a.c</c> on foreign disks.</summary>
    [Fact]
    public void HiddenFilesArePassedBy()
    {
        folder.Write("a.c", "");
        folder.Write("._a.c", "");
        File.CreateSymbolicLink(folder[".#a.c"], "user@host.1234");

        Assert.Equal(["a.c"], SourceTree.Names(folder.Path));
    }

    [Fact]
    public void AFolderThatIsNotThereIsEmpty()
    {
        folder.Write("file", "");

        Assert.Empty(SourceTree.Names(folder["none"]));
        Assert.Empty(SourceTree.Names(folder["file"]));
    }

    [Fact]
    public void LinksToFoldersAreFollowed()
    {
        folder.Write("real/a.c", "");
        Directory.CreateDirectory(folder["src"]);
        Directory.CreateSymbolicLink(folder["src/link"], "../real");

        Assert.Equal(["link/a.c"], SourceTree.Names(folder["src"]));
    }

    [Theory]
    [InlineData("src/up", "..")]
    [InlineData("src/self", ".")]
    [InlineData("src/x/top", "../../src")]
    public void ALinkThatLeadsBackUpIsNotFollowed(string link, string target)
    {
        folder.Write("src/x/a.c", "");
        Directory.CreateSymbolicLink(folder[link], target);

        Assert.Equal(["x/a.c"], SourceTree.Names(folder["src"]));
    }

    [Fact]
    public async Task ALoopBehindALinkEnds()
    {
        folder.Write("outside/a.c", "");
        Directory.CreateSymbolicLink(folder["outside/one"], folder["outside"]);
        Directory.CreateSymbolicLink(folder["outside/two"], folder["outside"]);
        folder.Write("src/b.c", "");
        Directory.CreateSymbolicLink(folder["src/link"], folder["outside"]);

        var names = Task.Run(() => SourceTree.Names(folder["src"]));

        var ended = await Task.WhenAny(names, Task.Delay(3000)) == names;
        Directory.Delete(folder["outside/one"]);    // which ends it, for the tests behind this one
        Directory.Delete(folder["outside/two"]);
        var found = await names;
        Assert.True(ended, "The walk does not end: a link inside a linked folder leads back to that folder.");
        Assert.Equal(["b.c", "link/a.c"], found);
    }

    [Fact]
    public void TwoFoldersThatLinkToEachOtherEnd()
    {
        folder.Write("src/a/a.c", "");
        folder.Write("src/b/b.c", "");
        Directory.CreateSymbolicLink(folder["src/a/toB"], folder["src/b"]);
        Directory.CreateSymbolicLink(folder["src/b/toA"], folder["src/a"]);

        Assert.Equal(["a/a.c", "a/toB/b.c", "b/b.c", "b/toA/a.c"], SourceTree.Names(folder["src"]));
    }

    [Fact]
    public void AnUnreadableFolderIsPassedBy()
    {
        folder.Write("src/a.c", "");
        folder.Write("src/closed/b.c", "");
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return; // every folder is open to root
        }

        File.SetUnixFileMode(folder["src/closed"], UnixFileMode.None);
        Assert.Equal(["a.c"], SourceTree.Names(folder["src"]));
        File.SetUnixFileMode(folder["src/closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
