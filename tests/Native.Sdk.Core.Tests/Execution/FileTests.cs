using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>Stamps, hashes, atomic replacement.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AStampFollowsLinks()
    {
        var file = folder.Write("a", "12345");
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        File.CreateSymbolicLink(folder["link"], "a");
        File.CreateSymbolicLink(folder["link2"], folder["link"]);

        Assert.Equal(FileStamp.Read(file), FileStamp.Read(folder["link2"]));
        Assert.Equal(5, FileStamp.Read(folder["link"]).Size);
    }

    [Fact]
    public void WhatIsNoReachableFileIsNotThere()
    {
        Directory.CreateDirectory(folder["directory"]);
        File.CreateSymbolicLink(folder["dangling"], "nowhere");
        File.CreateSymbolicLink(folder["loop"], "loop");
        File.CreateSymbolicLink(folder["toDirectory"], "directory");
        folder.Write("file", "");

        Assert.All(["directory", "dangling", "loop", "toDirectory", "none", "file/below", "no/such/folder/file"],
            name => Assert.Equal(default, FileStamp.Read(folder[name])));
    }

    [Fact]
    public void AStampSeesSizeAndTime()
    {
        var file = folder.Write("a", "1");
        var first = FileStamp.Read(file);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(-100));

        Assert.NotEqual(first, FileStamp.Read(file));
    }

    /// <summary>Large, so that reading takes a while; holes, so that writing does not. Which of the two begins is up to the system.</summary>
    [Fact]
    public async Task AFileThatIsWrittenWhileItIsReadHasNoHash()
    {
        var path = folder.Write("large", "");
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using (var file = File.OpenWrite(path))
            {
                file.SetLength(200_000_000 + attempt);
            }

            var table = new FileTable(new Dictionary<string, string>());
            var index = table.Intern(path);
            var before = table.StampOf(index);
            var reading = Task.Run(() => table.VersionOf(index));
            await Task.Delay(5);
            File.AppendAllText(path, "more");
            var version = await reading;
            if (version.Hash == Hash128.Impossible)
            {
                Assert.Equal(before, version.Stamp);
                return;
            }
        }

        Assert.Fail("twenty times it was hashed as if nobody had written it");
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 19, true)]
    [InlineData(0, 21, false)]
    [InlineData(-5, 0, true)]
    [InlineData(5_000, 0, true)]
    public void ATimeJustBeforeTheReadingProvesNothing(int writtenAfter, int readAfter, bool isRacy)
    {
        var moment = new DateTime(2024, 5, 6, 7, 8, 9, 123, DateTimeKind.Utc);

        Assert.Equal(isRacy, new FileStamp(true, 1, moment.AddMilliseconds(writtenAfter).Ticks).IsRacy(moment.AddMilliseconds(readAfter).Ticks));
    }

    [Theory]
    [InlineData(1_900, true)]
    [InlineData(2_100, false)]
    public void ATimeInWholeSecondsIsFromACoarseFileSystem(int readAfter, bool isRacy)
    {
        var moment = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

        Assert.Equal(isRacy, new FileStamp(true, 1, moment.Ticks).IsRacy(moment.AddMilliseconds(readAfter).Ticks));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128 * 1024 - 1)]
    [InlineData(128 * 1024)]
    [InlineData(128 * 1024 + 1)]
    [InlineData(1_000_000)]
    public void OneByteMakesAnotherHashWhateverTheSize(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(folder["a"], bytes);
        var hash = ContentHash.OfFile(folder["a"]);
        File.WriteAllBytes(folder["b"], bytes);
        Assert.Equal(hash, ContentHash.OfFile(folder["b"]));

        foreach (var position in (int[])[0, size / 2, size - 1])
        {
            if (position >= 0 && position < size)
            {
                bytes[position] ^= 1;
                File.WriteAllBytes(folder["b"], bytes);
                bytes[position] ^= 1;
                Assert.NotEqual(hash, ContentHash.OfFile(folder["b"]));
            }
        }
    }

    [Fact]
    public void WhereATextEndsMatters()
    {
        string[][] lists = [[], [""], ["", ""], ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"]];

        Assert.Equal(lists.Length, lists.Select(ContentHash.OfTexts).Distinct().Count());
        Assert.NotEqual(ContentHash.Combine(ContentHash.OfText("a"), ContentHash.OfText("b")), ContentHash.Combine(ContentHash.OfText("b"), ContentHash.OfText("a")));
    }

    [Fact]
    public void HashesSurviveWriting()
    {
        var hash = ContentHash.OfText("x");
        var bytes = new byte[Hash128.Size];
        hash.Write(bytes);

        Assert.Equal(hash, Hash128.Read(bytes));
        Assert.Matches("^[0-9a-f]{32}$", hash.ToString());
    }

    [Fact]
    public void TheSameContentLeavesTheOldFileWithItsTime()
    {
        var target = folder.Write("target", "same");
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(target, time);

        var changed = AtomicFile.Replace(folder.Write("temporary", "same"), target);

        Assert.Equal((false, time, false), (changed, File.GetLastWriteTimeUtc(target), File.Exists(folder["temporary"])));
    }

    [Fact]
    public void AnOpenFileKeepsItsOldBytes()
    {
        var target = folder.Write("target", "old");
        using var open = new StreamReader(new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        var changed = AtomicFile.Replace(folder.Write("temporary", "new"), target);

        Assert.Equal((true, "new", "old"), (changed, File.ReadAllText(target), open.ReadToEnd()));
    }

    [Fact]
    public void TheTargetsFolderIsMade()
    {
        Assert.True(AtomicFile.WriteText(folder["t/mp/x"], folder["deep/er/target"], "text"));

        Assert.Equal("text", folder.Read("deep/er/target"));
    }

    [Fact]
    public void ALinkInTheTargetsPlaceIsReplacedAndWhatItNamesStays()
    {
        folder.Write("elsewhere", "old");
        File.CreateSymbolicLink(folder["target"], "elsewhere");

        AtomicFile.Replace(folder.Write("temporary", "new"), folder["target"]);

        Assert.Equal(("new", "old"), (folder.Read("target"), folder.Read("elsewhere")));
    }
}
