using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class ArchiveTests
{
    private const string LongName = "a name that is longer than sixteen bytes.o";

    public static TheoryData<string, string, string> Archives => new()
    {
        {
            "GNU",
            Of(Member("/", "\0\0\0\0"), Member("//", LongName + "/\n"), Member("a.o/", "odd"), Member("/0", "even")),
            $"a.o=odd {LongName}=even"
        },
        { "GNU, 64-bit index", Of(Member("/SYM64/", "\0\0\0\0\0\0\0\0"), Member("a.o/", "x")), "a.o=x" },
        {
            "BSD",
            Of(
                Member("#1/20", "__.SYMDEF SORTED\0\0\0\0index"),
                Member("a.o", "x"),
                Member($"#1/{LongName.Length + 2}", LongName + "\0\0y")),
            $"a.o=x {LongName}=y"
        },
        { "BSD, short index", Of(Member("__.SYMDEF", "\0\0\0\0"), Member("a b.o", "x")), "a b.o=x" },
        {
            "Microsoft",
            Of(
                Member("/", "1"), Member("/", "2"), Member("//", "other\0" + LongName + "\0"),
                Member("/<ECSYMBOLS>/", "3"), Member("a.obj/", "x"), Member("/6", "y")),
            $"a.obj=x {LongName}=y"
        },
        { "same name twice", Of(Member("a.o/", "1"), Member("a.o/", "2")), "a.o=1 a.o=2" },
        { "nothing in it", Of(), "" },
        {
            "thin",
            "!<thin>\n" + Member("/", "\0\0\0\0") + Member("//", "dir/a.o/\n") + Header("/0", 12_345)
                + Header("b.o/", 1),
            "dir/a.o= b.o="
        },
    };

    [Theory]
    [MemberData(nameof(Archives))]
    public void MembersOfEveryKindOfArchiveAreRead(string kind, string text, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(text);

        var archive = Read(bytes);

        Assert.Equal(kind == "thin", archive.IsThin);
        Assert.Equal(expected, string.Join(' ', archive.Members.Select(
            member => $"{member.Name}={Encoding.Latin1.GetString(member.Bytes.Span)}")));
        Assert.All(archive.Members, member =>
            Assert.True(bytes.AsSpan((int)member.Offset).StartsWith(member.Bytes.Span)));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "It is not an archive: it starts neither with '!<arch>' nor with '!<thin>'." },
        { "\u007fELF", "It is not an archive: it starts neither with '!<arch>' nor with '!<thin>'." },
        { "!<arch>\nshort", "The header of a member (0x3c bytes at offset 0x8) reaches beyond the end (0xd)." },
        { Of(Header("a.o/", 4), "abc"), "A member (0x4 bytes at offset 0x44) reaches beyond the end (0x47)." },
        { Of(new string('x', 60)), "There is no member's header at offset 0x8." },
        { Of(Member("/7", "x")), "A long name starts at offset 0x7 of a table of 0x0 bytes." },
        { Of(Member("#1/9", "x")), "A member's name (0x9 bytes at offset 0x0) reaches beyond the end (0x1)." },
        { Of(Member("/x", "x")), "The member's header at offset 0x8 has no number where one must be." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void UnsoundArchiveIsRefusedWithTheReason(string text, string reason)
    {
        Assert.False(Archive.TryRead(Encoding.Latin1.GetBytes(text), out _, out var problem));

        Assert.Equal(reason, problem);
    }

    [Fact]
    public void NamesThatShareBytesWithoutMeasureAreRefused()
    {
        var members = Enumerable.Range(0, 10_000).Select(i => Member($"/{i}", ""));
        var text = Of([Member("//", new string('x', 100_000) + "/\n"), .. members]);

        Assert.False(Archive.TryRead(Encoding.Latin1.GetBytes(text), out _, out var problem));

        Assert.Equal("The names of its members overlap: together they are larger than the file.", problem);
    }

    [FactIfTool("gcc", "ar", "llvm-ar")]
    public void ArchivesOfEveryArAreReadAsArShowsThem()
    {
        using var workshop = new Workshop();
        workshop.CompileToBytes("int f;", "a.c", "gcc");
        workshop.CompileToBytes("int g;", "a source with a very long name.c", "gcc");
        string[] objects = ["a.c.o", "a source with a very long name.c.o"];
        string[][] commands =
        [
            ["ar", "rcs"], ["ar", "rcS"], ["llvm-ar", "--format=gnu", "rcs"], ["llvm-ar", "--format=bsd", "rcs"],
            ["llvm-ar", "--format=darwin", "rcs"], ["ar", "rcsT"],
        ];

        foreach (var command in commands)
        {
            var file = string.Join(' ', command) + ".a";
            workshop.Run([.. command, file, .. objects]);

            var archive = Read(workshop.Read(file));

            Assert.Equal(objects, archive.Members.Select(member => member.Name));
            if (!archive.IsThin)
            {
                Assert.Equal(objects.Select(workshop.Read), archive.Members.Select(member => member.Bytes.ToArray()));
                Assert.Equal(workshop.Run("llvm-ar", "tO", file), LlvmAr.Describe(archive));
            }
        }
    }

    private static string Of(params string[] members) => "!<arch>\n" + string.Concat(members);

    private static string Member(string name, string content) =>
        Header(name, content.Length) + content + (content.Length % 2 == 1 ? "\n" : "");

    private static string Header(string name, int size) =>
        $"{name,-16}{0,-12}{0,-6}{0,-6}{644,-8}{size,-10}`\n";

    private static Archive Read(byte[] bytes)
    {
        Assert.True(Archive.TryRead(bytes, out var archive, out var problem), problem);
        return archive;
    }
}
