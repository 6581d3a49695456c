using System.Text;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Which texts in a library are paths of the machine that built it.</summary>
public sealed class BuildPathsTests
{
    [Theory]
    [InlineData("/home/me/src/a.c", "/home/me/src/a.c")]
    [InlineData(@"C:\Users\me\a.cpp", @"C:\Users\me\a.cpp")]
    [InlineData(@"D:\a\repo\repo\x.pdb", @"D:\a\repo\repo\x.pdb")]
    [InlineData("/home/me/.config/app", null)]
    [InlineData("/opt/home/me/a.c", null)]
    [InlineData("/home/buildozer/a.c", null)]
    [InlineData("/proj/anything", "/proj/anything")]
    [InlineData("/project/anything", null)]
    [InlineData(@"\\server\share\x\anything", @"\\server\share\x\anything")]
    [InlineData(@"E:\proj\anything", @"E:\proj\anything")]
    [InlineData("at /root/x.rs:12", "/root/x.rs")]
    public void PathIsFoundWhereverItStands(string text, string? path)
    {
        string[] folders = ["/proj", @"\\server\share\x", @"E:\proj"];
        foreach (var (before, behind) in new[] { (0, 0), (1, 0), (0, 1), (31, 70), (4097, 3) })
        {
            var bytes = (byte[])[.. new byte[before], .. Encoding.UTF8.GetBytes(text), .. new byte[behind]];

            Assert.Equal(path is null ? [] : [path], BuildPaths.Find(bytes, folders, 10));
        }
    }

    [Fact]
    public void FolderOfAServerIsFoundThoughItHasNeitherSlashNorColon() =>
        Assert.Equal([@"\\server\share\x\y"], BuildPaths.Find(@"\\server\share\x\y"u8, [@"\\server\share\x"], 10));

    [Fact]
    public void EveryPathIsFoundOnceAndNoMoreThanWanted()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\0', Enumerable.Range(0, 100).Select(i => $"/home/me/{i % 50}.c")));

        Assert.Equal(50, BuildPaths.Find(bytes, [], 1000).Count);
        Assert.Equal(["/home/me/0.c", "/home/me/1.c"], BuildPaths.Find(bytes, [], 2));
    }

    [Fact]
    public void FolderAndHomeAtOnePlaceAreOnePath() => Assert.Equal(["/home/me/a.c"], BuildPaths.Find("/home/me/a.c"u8, ["/home/me"], 10));
}
