using Native.Sdk.Benchmarks.Inputs;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>
/// make as people write it: sources by wildcard, one pattern rule, flags in variables, make as it comes. Its time goes into
/// make's own rules, all of which it tries on each header and each dep file.
/// </summary>
internal sealed class PatternMakeContender : MakeContender
{
    public PatternMakeContender(CTree tree, RecordedBuild build)
        : base("make with a pattern rule", tree, "make-pattern") => Write(build);

    /// <summary>
    /// Takes over the objects of the other Makefile, which the same commands have made, instead of compiling for minutes; what is
    /// left to do is the link.
    /// </summary>
    public void TakeOver(ExplicitMakeContender other)
    {
        var (from, to) = ($"../{Path.GetFileName(other.Folder)}/", $"../{Path.GetFileName(Folder)}/");
        var objects = Path.Combine(other.Folder, "objects");
        foreach (var file in Directory.EnumerateFiles(objects, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(other.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (copy.EndsWith(".d", StringComparison.Ordinal))
            {
                File.WriteAllText(copy, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
                File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
            }
        }

        if (Build().Work is var work and not 1)
        {
            throw new BenchException($"{Name} ran {work} commands where only the link was left to do");
        }
    }

    protected override string Makefile(RecordedBuild build)
    {
        // CC, then flags, then what tells where this one source's object and dependencies go.
        var rule = build.Rules.Count == 1 ? build.Rules[0] : throw new BenchException($"{build.Rules.Count} compiler lines need more than one pattern rule");
        var (compiler, options) = (rule.IndexOf(' '), rule.IndexOf(" -MD ", StringComparison.Ordinal));
        if (options < compiler)
        {
            throw new BenchException($"'{rule}' has no -MD behind its flags");
        }

        return $"""
            CC := {rule[..compiler]}
            CFLAGS := {rule[(compiler + 1)..options]}

            objdir := ../make-pattern/objects
            sources := $(wildcard src/*/*.c)
            objects := $(sources:%.c=$(objdir)/%.o)

            ../make-pattern/libnative.so: $(objects)
            	$(file >$@.rsp,$^)
            	{build.Link.Replace("{out}", "$@").Replace("{objects}", "$@.rsp")}

            $(objdir)/%.o: %.c
            	@mkdir -p $(@D)
            	$(CC) $(CFLAGS){rule[options..].Replace("{in}", "$<").Replace("{out}", "$@").Replace("{dep}", "$@.d")}

            -include $(objects:.o=.o.d)

            """;
    }
}
