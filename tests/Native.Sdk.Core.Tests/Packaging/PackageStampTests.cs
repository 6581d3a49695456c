using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Packaging;

namespace Native.Sdk.Core.Tests.Packaging;

public sealed class PackageStampTests : IDisposable
{
    private readonly TestFolder folder = new();

    private string Stamp => folder["obj/stamp"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TheOrderOfLibrariesDoesNotMatter()
    {
        var (a, b) = (("linux-x64", folder.Write("a/libx.so", "a")), ("win-x64", folder.Write("b/x.dll", "b")));
        PackageStamp.Write(Stamp, [a, b]);
        var first = File.ReadAllText(Stamp);
        PackageStamp.Write(Stamp, [b, a]);

        Assert.Equal(first, File.ReadAllText(Stamp));
        Assert.Equal(2, first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void TheSameStampKeepsItsTime()
    {
        var library = folder.Write("libx.so", "a");
        PackageStamp.Write(Stamp, [("linux-x64", library)]);
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Stamp, time);
        File.SetLastWriteTimeUtc(library, DateTime.UtcNow.AddHours(1));
        PackageStamp.Write(Stamp, [("linux-x64", library)]);

        Assert.Equal(time, File.GetLastWriteTimeUtc(Stamp));
    }

    [Fact]
    public void ContentRidAndNameEachMakeAnother()
    {
        var texts = new HashSet<string>();
        foreach (var (rid, file, content) in (ReadOnlySpan<(string, string, string)>)[("linux-x64", "libx.so", "a"), ("linux-x64", "libx.so", "b"), ("linux-arm64", "libx.so", "a"), ("linux-x64", "liby.so", "a")])
        {
            PackageStamp.Write(Stamp, [(rid, folder.Write(file, content))]);
            texts.Add(File.ReadAllText(Stamp));
        }

        PackageStamp.Write(Stamp, []);
        texts.Add(File.ReadAllText(Stamp));
        Assert.Equal(5, texts.Count);
    }

    /// <summary>The same libraries from another checkout make the same package.</summary>
    [Fact]
    public void TheFolderIsNotPartOfIt()
    {
        PackageStamp.Write(Stamp, [("linux-x64", folder.Write("a/libx.so", "a"))]);
        var first = File.ReadAllText(Stamp);
        PackageStamp.Write(Stamp, [("linux-x64", folder.Write("b/libx.so", "a"))]);

        Assert.Equal(first, File.ReadAllText(Stamp));
    }
}
