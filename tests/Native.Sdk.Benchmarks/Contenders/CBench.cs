using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Inputs;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>A tree of C sources, and the engines that build it, with everything built.</summary>
internal sealed class CBench
{
    /// <summary>Stands in every command line, so that a changed option is a changed number.</summary>
    public const string Flag = "BENCH_FLAG=";

    private readonly RecordedBuild recorded;
    private ExplicitMakeContender? explicitMake;
    private PatternMakeContender? patternMake;

    private CBench(CTree tree, SdkContender sdk, RecordedBuild recorded)
    {
        (Tree, Sdk, this.recorded) = (tree, sdk, recorded);
        Ninja = new NinjaContender(tree, recorded);
        Ninja.Build();
    }

    public CTree Tree { get; }

    public SdkContender Sdk { get; }

    public NinjaContender Ninja { get; }

    /// <summary>Built when it is first asked for.</summary>
    public ExplicitMakeContender ExplicitMake
    {
        get
        {
            if (explicitMake is null)
            {
                explicitMake = new ExplicitMakeContender(Tree, recorded);
                explicitMake.Build();
            }

            return explicitMake;
        }
    }

    /// <summary>Built when it is first asked for.</summary>
    public PatternMakeContender PatternMake
    {
        get
        {
            if (patternMake is null)
            {
                ExplicitMake.Build();
                patternMake = new PatternMakeContender(Tree, recorded);
                patternMake.TakeOver(ExplicitMake);
            }

            return patternMake;
        }
    }

    public static CBench Create(CTree tree, string driver)
    {
        var sdk = new SdkContender(driver, new DriveRequest { ProjectDirectory = tree.Root, Include = "native", Metadata = new() { ["Defines"] = Flag + "0" } });
        return new CBench(tree, sdk, RecordedBuild.Read(tree, sdk.Explain()));
    }

    /// <summary>Gives all compilers another option.</summary>
    public void ChangeFlag(int value)
    {
        Sdk.Request = Sdk.Request with { Metadata = new() { ["Defines"] = $"{Flag}{value}" } };
        var changed = recorded with { Rules = [.. recorded.Rules.Select(rule => rule.Replace(Flag + "0", $"{Flag}{value}"))] };
        Ninja.Write(changed);
        explicitMake?.Write(changed);
        patternMake?.Write(changed);
    }
}
